import { useQuery } from "@tanstack/react-query";

import { rolesOf } from "../parts/pickers/queries";
import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import { inOrder, type Rank } from "./draft";
import classes from "./RanksShown.module.css";
import { texts as catalogue } from "./texts/catalogue";

/** All ranks in short, to compare them with others. */
export function RanksShown({ guildId, ranks }: { guildId: string; ranks: readonly Rank[] }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const { data: roles } = useQuery(rolesOf(guildId));
  return (
    <span className={classes["ranks"]}>
      {inOrder(ranks).map(({ key, threshold, name, role_id }) => (
        <span key={key}>
          {number(threshold)} · <bdi>{name}</bdi> ·{" "}
          <bdi>{role_id ? `@${roles?.find(({ id }) => id === role_id)?.name ?? role_id}` : texts.noRoles}</bdi>
        </span>
      ))}
    </span>
  );
}
