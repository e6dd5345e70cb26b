// Archives: files without compression in one ZIP file, as the specification (APPNOTE.TXT, 4.3) has them.

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});

function checksum(bytes) {
  let sum = ~0;
  for (const byte of bytes) sum = CRC_TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return ~sum >>> 0;
}

// Numbers as bytes, the lowest first; each is given as [value, width in bytes].
function packed(...fields) {
  return Uint8Array.from(
    fields.flatMap(([value, width]) => Array.from({ length: width }, (_, n) => (value >>> (8 * n)) & 0xff)));
}

// The path of a file inside an archive: no way leads out of the folder that it is unpacked into.
function inside(path) {
  return path.replaceAll("\\", "/").split("/").filter((part) => !["", ".", ".."].includes(part)).join("/");
}

// The pieces of an archive of files, each [path, text], for a Blob. `when`: the time that they are given.
function zipped(files, when) {
  const encoder = new TextEncoder(), pieces = [], directory = [];
  const time = (when.getHours() << 11) | (when.getMinutes() << 5) | (when.getSeconds() >> 1);
  const day = ((when.getFullYear() - 1980) << 9) | ((when.getMonth() + 1) << 5) | when.getDate();
  let at = 0, size = 0;
  for (const [path, text] of files) {
    const name = encoder.encode(inside(path)), bytes = encoder.encode(text);
    const UTF8 = 1 << 11, facts = packed(
      [20, 2], [UTF8, 2], [0, 2], [time, 2], [day, 2], [checksum(bytes), 4], [bytes.length, 4], [bytes.length, 4],
      [name.length, 2], [0, 2]);
    const head = packed([0x04034b50, 4]), entry = packed([0x02014b50, 4], [20, 2]);
    const rest = packed([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]);
    pieces.push(head, facts, name, bytes);
    directory.push(entry, facts, rest, name);
    at += head.length + facts.length + name.length + bytes.length;
    size += entry.length + facts.length + rest.length + name.length;
  }
  const end = packed([0x06054b50, 4], [0, 4], [files.length, 2], [files.length, 2], [size, 4], [at, 4], [0, 2]);
  return [...pieces, ...directory, end];
}
