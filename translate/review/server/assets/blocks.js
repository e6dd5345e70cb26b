// The list of rows, in blocks. A browser lays out only the blocks near the screen, and only their rows are watched: what
// each picture costs grows with what is watched, and 3,000 rows cost more than there is between two keys.

import { make } from "./dom.js";

const SIZE = 40; // rows of a block
const HEIGHT = 5; // of a row that was never laid out, in rem

export class Blocks {
  // `list`: the element; `item`: makes the element of a row; `seen`: is told of rows that have come near the screen.
  constructor(list, item, seen) {
    Object.assign(this, { list, item, blocks: [] });
    this.rows = new IntersectionObserver((found) => seen(found.filter((one) => one.isIntersecting).map((one) => one.target.row)),
      { rootMargin: "300px" });
    this.near = new IntersectionObserver((found) => found.forEach((one) => this.come(one.target.block, one.isIntersecting)),
      { rootMargin: "600px" });
    this.print = () => this.blocks.forEach((block) => this.fill(block));
    window.addEventListener("beforeprint", this.print);
  }

  close() {
    this.near.disconnect();
    this.rows.disconnect();
    this.drawing = null;
    window.removeEventListener("beforeprint", this.print);
  }

  // Draw rows in this order: the block of `first` at once, the others when the page is idle.
  draw(rows, first) {
    this.near.disconnect();
    this.rows.disconnect();
    this.blocks = [];
    for (let at = 0; at < rows.length; at += SIZE) {
      const block = { rows: rows.slice(at, at + SIZE), element: make("div", { className: "block" }) };
      block.element.block = block;
      for (const row of block.rows) row.block = block;
      this.blocks.push(block);
    }
    this.list.replaceChildren(...this.blocks.map((block) => block.element));
    for (const block of this.blocks) {
      this.size(block, block.rows.length);
      this.near.observe(block.element);
    }
    if (first) this.fill(first.block);
    const waiting = [...this.blocks];
    const rest = () => {
      if (this.drawing !== rest) return;
      while (waiting.length && waiting[0].isFilled) waiting.shift();
      if (!waiting.length) return;
      this.fill(waiting.shift());
      setTimeout(rest);
    };
    this.drawing = rest;
    if (waiting.length) this.fill(waiting[0]);
    requestAnimationFrame(() => setTimeout(rest));
  }

  fill(block) {
    if (block.isFilled) return;
    block.isFilled = true;
    block.element.append(...block.rows.map((row) => this.item(row)));
    if (block.isNear) this.come(block, true);
  }

  // A block has come near the screen, or is gone from there.
  come(block, isNear) {
    block.isNear = isNear;
    if (isNear && !block.isFilled) return this.fill(block);
    for (const row of block.rows) if (row.item) this.rows[isNear ? "observe" : "unobserve"](row.item);
  }

  // Be told again of the rows on the screen.
  look() {
    for (const block of this.blocks) if (block.isNear) this.come(block, false), this.come(block, true);
  }

  // Leave no room for rows that are not shown. True if any is.
  conceal(isShown) {
    for (const block of this.blocks) {
      const count = block.rows.filter(isShown).length;
      block.element.hidden = !count;
      if (count) this.size(block, count);
    }
    return this.blocks.some((block) => !block.element.hidden);
  }

  // The room of a block that is not laid out, for so many rows: as it was, where all are shown.
  size(block, count) {
    if (block.count === count) return;
    block.count = count;
    const isWhole = count === block.rows.length;
    block.element.style.containIntrinsicBlockSize = `${isWhole ? "auto " : ""}${HEIGHT * count}rem`;
  }
}
