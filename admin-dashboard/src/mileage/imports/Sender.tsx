import { useMyself } from "../../api/session/session";
import type { Import } from "./queries";

/** Who sent a file: the ledger knows their name, or it is oneself. */
export function Sender({ one }: { one: Import }) {
  const me = useMyself();
  const own = one.actor === me.id ? me.name : "";
  return <bdi>{one.actor_name || own || one.actor}</bdi>;
}
