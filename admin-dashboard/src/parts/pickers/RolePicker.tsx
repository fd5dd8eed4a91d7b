import { useQuery } from "@tanstack/react-query";

import { useTexts } from "../../texts/texts";
import { withGone, type Choice } from "./choices";
import { idsIn, Picker, type PickerProps } from "./Picker";
import classes from "./Picker.module.css";
import { rolesOf, type Role } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import type { Texts } from "./texts/en";

/** What a role is for: the bot gives it, the bot pings it, or it only matters who has it. */
type Purpose = "give" | "ping" | "have";

export type RolePickerProps = PickerProps & {
  guildId: string;
  purpose?: Purpose;
  /** Why a role cannot be chosen here, in a sentence; null: it can. */
  refuse?: (role: Role) => string | null;
};

export function RolePicker({ guildId, purpose = "give", refuse, ...props }: RolePickerProps) {
  const texts = useTexts(catalogue);
  const { data, error, refetch } = useQuery(rolesOf(guildId));
  // The role that everybody has bears the server's id; only pings can mean it.
  const offered = data?.filter(({ id }) => purpose === "ping" || id !== guildId) ?? [];
  const choices = offered.map((role) => choiceOf(role, purpose, refuse?.(role) ?? null, texts));
  const gone = { name: texts.loading, group: null, mark: <Colour colour={null} />, refused: null, fine: null };
  return (
    <Picker
      {...props}
      choices={withGone(choices, idsIn(props.value), data ? { ...gone, ...goneWith(texts) } : gone)}
      problem={error}
      onOpen={() => void refetch()}
    />
  );
}

const goneWith = (texts: Texts) => ({ name: texts.goneRole, refused: texts.goneHint });

function choiceOf(role: Role, purpose: Purpose, refused: string | null, texts: Texts): Choice {
  const unfit = {
    give: role.can_give ? null : (role.problem ?? texts.cannotWork),
    ping: role.can_mention ? null : texts.cannotPing,
    have: null,
  };
  return {
    id: role.id,
    name: role.name,
    group: null,
    mark: <Colour colour={role.colour} />,
    refused: refused ?? unfit[purpose],
    fine: purpose === "have" ? null : texts.fine[purpose],
  };
}

function Colour({ colour }: { colour: string | null }) {
  return <span className={classes["colour"]} style={{ background: colour ?? "transparent" }} />;
}
