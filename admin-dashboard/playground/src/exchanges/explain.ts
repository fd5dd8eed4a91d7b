import type { Call, Exchange } from "../backstage/shapes";

/** What a member saw, why, and what a developer can do about it. */
export interface Explanation {
  seen: string;
  because: string;
  /** One line for each thing that Discord refused: where, and why. */
  refusals: string[];
  cure: string;
}

/** Undefined when nothing went wrong. */
export function explain(
  exchange: Pick<Exchange, "status" | "reason" | "http_status" | "kind">,
): Explanation | undefined {
  if (exchange.status !== "failed") return undefined;
  const reason = exchange.reason ?? "no reason is known";
  const seen = exchange.kind === "component" ? "“This interaction failed”" : "“The application did not respond”";
  const { because, cure } = meaningOf(reason, exchange.http_status);
  return { seen, because, refusals: refusalsIn(reason), cure };
}

function meaningOf(reason: string, status: number | null): { because: string; cure: string } {
  if (reason.includes("did not answer within"))
    return {
      because: "The bot took longer than 3 seconds. Discord gives up then, whatever comes later.",
      cure: "Answer with a deferred response (type 5 or 6) at once, and edit it when the work is done.",
    };
  if (reason.includes("cannot be reached"))
    return {
      because: `Nothing took the request: ${reason}`,
      cure: "Start the bot, or look at its address in the Stage tab.",
    };
  if (status === 401)
    return {
      because: "The bot did not believe the signature (HTTP 401).",
      cure: "Compare the bot's DISCORD_PUBLIC_KEY with what `omo playground env` prints.",
    };
  if (reason.includes("Discord refuses the answer"))
    return {
      because: "The bot answered in time, but Discord refuses what it said.",
      cure: "Mend the fields named above; the whole answer stands below.",
    };
  if (status !== null && status >= 500)
    return { because: `The bot had an error of its own: ${reason}`, cure: "Its log has the traceback." };
  return { because: sentence(reason), cure: "The request and the answer below show what went over the wire." };
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;

/** Out of Discord's error body, `{"errors": {"data": {"title": {"_errors": [{"message": …}]}}}}`. */
export function refusalsIn(reason: string): string[] {
  const start = reason.indexOf("{");
  if (start < 0) return [];
  try {
    const body = JSON.parse(reason.slice(start)) as { errors?: unknown; message?: string };
    const found = body.errors === undefined ? [] : leaves(body.errors, []);
    return found.length > 0 || body.message === undefined ? found : [body.message];
  } catch {
    return [];
  }
}

function leaves(node: unknown, path: string[]): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key !== "_errors") return leaves(value, [...path, key]);
    const where = path.join(".");
    return (value as { message: string }[]).map(({ message }) => (where ? `${where}: ${message}` : message));
  });
}

/** Why a REST call was refused, in Discord's own words. */
export function refusalOf(call: Call): string | undefined {
  if (call.status === 0) return "The connection was dropped.";
  if (call.status < 400) return undefined;
  const { message, code } = (call.response ?? {}) as { message?: string; code?: number };
  const by = call.fault ? " (a fault you asked for)" : "";
  return `${message ?? `HTTP ${call.status}`}${code ? ` · code ${code}` : ""}${by}`;
}

/** A request as one can send it again, but for what is masked. */
export function asCurl(request: {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
}): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const headers = Object.entries(request.headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  return [
    `curl -i -X ${request.method} ${quoted(request.url)}`,
    ...headers,
    `-d ${quoted(JSON.stringify(request.body))}`,
  ].join(" \\\n  ");
}
