import type { components } from "./schema";

export type FieldProblem = components["schemas"]["FieldProblem"];

/** The statuses of what never reached the bot, and of what came back unreadable. */
export const NO_ANSWER = 0;

/** Whatever failed, in one shape. `message` is a sentence for people, if the bot gave one. https://www.rfc-editor.org/rfc/rfc9457 */
export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    /** HTTP's; `NO_ANSWER` when there was none. */
    readonly status: number,
    detail = "",
    /** Also in the bot's log. */
    readonly reference = "",
    /** What does not fit, by field: `body.miles`. */
    readonly errors: readonly FieldProblem[] = [],
    /** How long the bot wants to be left alone. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(detail);
  }

  /** The problem of one field of the body, such as `miles`. */
  of(field: string): string | undefined {
    return this.errors.find((error) => error.field === `body.${field}`)?.problem;
  }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(NO_ANSWER, error instanceof Error ? "" : String(error));
}

/** `body` is what was in the response: a problem of the bot's, or whatever a proxy said. */
export function problemIn(body: unknown, response: Response): Problem {
  const told = isRecord(body) ? body : {};
  const errors = Array.isArray(told["errors"]) ? (told["errors"] as FieldProblem[]) : [];
  return new Problem(response.status, textOf(told["detail"]), textOf(told["reference"]), errors, retryAfter(response));
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
