// What the page asks of the server that it came from.

export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export async function get(name, query = {}) {
  return answer(await fetch(`api/${name}?${new URLSearchParams(query)}`, { cache: "no-store" }));
}

export async function post(name, content) {
  const headers = { "Content-Type": "application/json" };
  return answer(await fetch(`api/${name}`, { method: "POST", headers, body: JSON.stringify(content) }));
}

async function answer(response) {
  if (response.ok) return response.json();
  const told = await response.text();
  let message = told;
  try {
    message = JSON.parse(told).error ?? told;
  } catch {
    // not one of ours: the text is all that is known
  }
  throw new Refused(response.status, message);
}
