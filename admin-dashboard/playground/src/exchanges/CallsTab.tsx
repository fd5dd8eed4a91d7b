import { useCalls } from "../backstage/queries";
import { CallList } from "./CallList";

export function CallsTab() {
  const { data: calls, error } = useCalls();
  if (error && !calls) return <p className="panel-note">The calls could not be loaded. {error.message}</p>;
  if (!calls) return <p className="panel-note">Loading…</p>;
  const newestFirst = [...calls].sort((one, other) => other.at.localeCompare(one.at));
  return <CallList calls={newestFirst} none="The bot has asked nothing of Discord yet." />;
}
