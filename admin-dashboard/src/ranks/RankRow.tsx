import { ActionIcon, NumberInput, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";

import { RolePicker } from "../parts/pickers/RolePicker";
import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import { isNew, LONGEST_NAME, type Rank, type RankProblem } from "./draft";
import { PausedRank } from "./PausedRank";
import classes from "./RankList.module.css";
import { RankShield } from "./RankShield";
import { texts as catalogue } from "./texts/catalogue";

interface RankRowProps {
  guildId: string;
  rank: Rank;
  others: readonly Rank[];
  /** Counted from the lowest, which is 1. */
  place: number;
  problem: RankProblem | undefined;
  readOnly: boolean;
  onLook: (key: string) => void;
  onChange: (key: string, changes: Partial<Rank>) => void;
  onRemove: () => void;
}

export function RankRow({ rank, place, readOnly, ...row }: RankRowProps) {
  const texts = useTexts(catalogue);
  return (
    <li className={classes["rank"]} aria-label={texts.rankNumber(place)}>
      <RankShield place={place} />
      {readOnly ? <Facts rank={rank} /> : <Fields rank={rank} {...row} />}
      <div className={classes["role"]}>
        <Role rank={rank} readOnly={readOnly} {...row} />
      </div>
      {rank.paused_reason && <PausedRank guildId={row.guildId} rank={rank} readOnly={readOnly} />}
    </li>
  );
}

type FieldsProps = Pick<RankRowProps, "rank" | "others" | "problem" | "onLook" | "onChange" | "onRemove">;

function Fields({ rank, others, problem, onLook, onChange, onRemove }: FieldsProps) {
  const texts = useTexts(catalogue);
  const told = problem && texts.problems[problem];
  const look = () => {
    onLook(rank.key);
  };
  return (
    <>
      <TextInput
        className={classes["name"] ?? ""}
        label={texts.name}
        dir="auto"
        value={rank.name}
        maxLength={LONGEST_NAME}
        autoFocus={isNew(rank)}
        error={problem === "no-name" && told}
        onFocus={({ currentTarget }) => {
          look();
          if (isNew(rank)) currentTarget.select();
        }}
        onChange={({ currentTarget }) => {
          onChange(rank.key, { name: currentTarget.value });
        }}
      />
      <NumberInput
        className={classes["miles"] ?? ""}
        label={texts.threshold}
        value={rank.threshold ?? ""}
        min={0}
        max={Number.MAX_SAFE_INTEGER}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        hideControls
        error={(problem === "no-threshold" || problem === "same-threshold") && told}
        onFocus={look}
        onChange={(typed) => {
          onChange(rank.key, { threshold: typed === "" ? null : Number(typed) });
        }}
      />
      <ActionIcon
        className={classes["remove"] ?? ""}
        variant="subtle"
        color="brick"
        size="lg"
        disabled={others.length === 0}
        title={others.length === 0 ? texts.lastOne : texts.remove}
        aria-label={texts.removeRank(rank.name || texts.unnamed)}
        onClick={onRemove}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </>
  );
}

type RoleProps = Pick<RankRowProps, "guildId" | "rank" | "others" | "problem" | "readOnly" | "onChange">;

/** What cannot work is refused with its reason: what the bot cannot give, what is powerful, what another rank gives. */
function Role({ guildId, rank, others, problem, readOnly, onChange }: RoleProps) {
  const texts = useTexts(catalogue);
  return (
    <RolePicker
      guildId={guildId}
      label={texts.role}
      placeholder={texts.noRole}
      value={rank.role_id}
      readOnly={readOnly}
      error={problem === "same-role" ? texts.problems[problem] : undefined}
      refuse={(role) => {
        const other = others.find(({ role_id }) => role_id === role.id);
        if (other) return texts.roleOfAnother(other.name);
        return role.powerful && role.can_give ? texts.rolePowerful : null;
      }}
      onChange={(role_id) => {
        onChange(rank.key, { role_id });
      }}
    />
  );
}

function Facts({ rank }: { rank: Rank }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  return (
    <>
      <dl className={classes["name"]}>
        <dt>{texts.name}</dt>
        <dd>
          <bdi>{rank.name}</bdi>
        </dd>
      </dl>
      <dl className={classes["miles"]}>
        <dt>{texts.threshold}</dt>
        <dd>{number(rank.threshold ?? 0)}</dd>
      </dl>
    </>
  );
}
