import { api } from "../../api/client";
import { problemIn } from "../../api/problems";
import { fileNameIn, receive, type ExportFormat, type Progress } from "./download";

/** What is wanted. Days are the server's, `YYYY-MM-DD`; empty: all. */
export interface Wanted {
  what: "members" | "entries";
  format: ExportFormat;
  since: string;
  until: string;
  hidden: boolean;
  excel: boolean;
}

export interface Exported {
  name: string;
  content: Blob;
}

const BELOW = "/api/v1/guilds/{guild_id}/export";

/** Throws a `Problem`, or what an aborted request throws. */
export async function requestExport(
  guildId: string,
  wanted: Wanted,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Exported> {
  const { data, error, response } = await ask(guildId, wanted, signal);
  if (!response.ok || !data) throw problemIn(error, response);
  const otherwise = `${wanted.what}-${guildId}.${wanted.format}`;
  return {
    name: fileNameIn(response.headers.get("Content-Disposition"), otherwise),
    content: await receive(data, wanted.format, onProgress),
  };
}

function ask(guildId: string, { what, format, since, until, hidden, excel }: Wanted, signal: AbortSignal) {
  const path = { guild_id: guildId };
  const shown = hidden ? {} : { hidden: false };
  const days = { ...(since && { since }), ...(until && { until }) };
  const asked = { signal, parseAs: "stream" } as const;
  if (format === "csv") {
    const query = { ...shown, ...(excel && { bom: true }) };
    if (what === "members") return api.GET(`${BELOW}/members.csv`, { params: { path, query }, ...asked });
    return api.GET(`${BELOW}/entries.csv`, { params: { path, query: { ...query, ...days } }, ...asked });
  }
  if (what === "members") return api.GET(`${BELOW}/members.jsonl`, { params: { path, query: shown }, ...asked });
  return api.GET(`${BELOW}/entries.jsonl`, { params: { path, query: { ...shown, ...days } }, ...asked });
}
