/** The bot's own health report, `GET /readyz`: 200 when ready, 503 when not, the same body either way. */

export interface Part {
  name: string;
  ok: boolean;
  detail: string;
}

export type Reason = { kind: "no-connection" } | { kind: "took-too-long" } | { kind: "not-a-report"; status: number };

export type Health =
  { state: "ready"; parts: Part[] } | { state: "failing"; parts: Part[] } | { state: "unreachable"; reason: Reason };

export const PATIENCE_SECONDS = 8;

/** `apiUrl` is without a trailing slash; empty means the page's own origin. Never throws but for a cancelled `signal`. */
export async function askHealth(
  apiUrl: string,
  signal: AbortSignal,
  patienceSeconds = PATIENCE_SECONDS,
): Promise<Health> {
  const patience = AbortSignal.timeout(patienceSeconds * 1000);
  try {
    const response = await fetch(`${apiUrl}/readyz`, {
      signal: AbortSignal.any([signal, patience]),
      headers: { accept: "application/json" },
      cache: "no-store",
    });
    return healthIn(await response.text(), response.status);
  } catch (error) {
    if (signal.aborted) throw error;
    return { state: "unreachable", reason: { kind: patience.aborted ? "took-too-long" : "no-connection" } };
  }
}

/** A page or an error of something in between (a proxy, a login) is not a report. */
export function healthIn(body: string, status: number): Health {
  const report = status === 200 || status === 503 ? parsed(body) : undefined;
  if (!isRecord(report) || (report["status"] !== "ready" && report["status"] !== "not ready"))
    return { state: "unreachable", reason: { kind: "not-a-report", status } };
  const parts = isRecord(report["parts"]) ? Object.entries(report["parts"]).map(partFrom) : [];
  const allGood = status === 200 && report["status"] === "ready" && parts.every((part) => part.ok);
  return { state: allGood ? "ready" : "failing", parts };
}

function partFrom([name, part]: [string, unknown]): Part {
  const { ok, detail } = isRecord(part) ? part : {};
  return { name, ok: ok === true, detail: typeof detail === "string" ? detail : "" };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
