import { ActionIcon, NumberInput, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconTrash } from "@tabler/icons-react";

import { RolePicker } from "../parts/pickers/RolePicker";
import { rolesOf } from "../parts/pickers/queries";
import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import { multiplierExample, type Words } from "./examples";
import { MOST_PERCENT, type EarningForm } from "./form";
import classes from "./Multipliers.module.css";
import { texts as catalogue } from "./texts/catalogue";

interface MultipliersProps {
  guildId: string;
  form: EarningForm;
  readOnly: boolean;
  gaps: ReadonlySet<string>;
  words: Words;
  set: (field: "multipliers", multipliers: EarningForm["multipliers"]) => void;
}

const AT_FIRST = 150;

/** Roles whose members earn more or less, each with what that means. */
export function Multipliers({ guildId, form, readOnly, gaps, words, set }: MultipliersProps) {
  const texts = useTexts(catalogue);
  const { data: roles } = useQuery(rolesOf(guildId));
  const { multipliers } = form;
  const chosen = Object.keys(multipliers);
  const nameOf = (id: string) => `@${roles?.find((role) => role.id === id)?.name ?? id}`;
  return (
    <>
      {chosen.length === 0 && <Text>{texts.noMultipliers}</Text>}
      <ul className={classes["multipliers"]}>
        {chosen.map((id) => (
          <Multiplier
            key={id}
            role={nameOf(id)}
            percent={multipliers[id] ?? null}
            example={multiplierExample(form, nameOf(id), multipliers[id] ?? 0, words)}
            missing={gaps.has(`multipliers.${id}`)}
            readOnly={readOnly}
            onChange={(percent) => {
              set("multipliers", { ...multipliers, [id]: percent });
            }}
            onRemove={() => {
              set("multipliers", Object.fromEntries(Object.entries(multipliers).filter(([role]) => role !== id)));
            }}
          />
        ))}
      </ul>
      {!readOnly && (
        <div className={classes["adding"]}>
          <RolePicker
            guildId={guildId}
            purpose="have"
            label={texts.addMultiplier}
            value={null}
            refuse={({ id }) => {
              if (chosen.includes(id)) return texts.roleTwice;
              return form.no_mile_roles.includes(id) ? texts.roleNoMile : null;
            }}
            onChange={(id) => {
              if (id) set("multipliers", { ...multipliers, [id]: AT_FIRST });
            }}
          />
        </div>
      )}
    </>
  );
}

interface MultiplierProps {
  role: string;
  percent: number | null;
  example: string;
  missing: boolean;
  readOnly: boolean;
  onChange: (percent: number | null) => void;
  onRemove: () => void;
}

function Multiplier({ role, percent, example, missing, readOnly, onChange, onRemove }: MultiplierProps) {
  const texts = useTexts(catalogue);
  const formats = useFormats();
  if (readOnly) {
    return (
      <li className={classes["multiplier"]}>
        <bdi className={classes["role"]}>{role}</bdi>
        <Text fw={700}>{formats.percent((percent ?? 0) / 100)}</Text>
        <Text size="sm" className={classes["example"] ?? ""}>
          {example}
        </Text>
      </li>
    );
  }
  return (
    <li className={classes["multiplier"]}>
      <bdi className={classes["role"]}>{role}</bdi>
      <NumberInput
        className={classes["percent"] ?? ""}
        aria-label={texts.multiplierOf(role)}
        value={percent ?? ""}
        min={0}
        max={MOST_PERCENT}
        step={10}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        suffix=" %"
        error={missing && texts.missing}
        onChange={(typed) => {
          onChange(typed === "" ? null : Number(typed));
        }}
      />
      <ActionIcon variant="subtle" color="brick" size="lg" aria-label={texts.removeMultiplier(role)} onClick={onRemove}>
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
      <Text size="sm" className={classes["example"] ?? ""}>
        {percent !== null && example}
      </Text>
    </li>
  );
}
