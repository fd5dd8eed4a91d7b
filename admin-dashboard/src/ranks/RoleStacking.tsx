import { Radio, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { rolesOf } from "../parts/pickers/queries";
import { useTexts } from "../texts/texts";
import { inOrder, rolesAt, type Rank, type Stacking } from "./draft";
import classes from "./RoleStacking.module.css";
import { texts as catalogue } from "./texts/catalogue";

interface RoleStackingProps {
  guildId: string;
  ranks: readonly Rank[];
  value: Stacking;
  readOnly: boolean;
  onChange: (how: Stacking) => void;
}

const WAYS: readonly Stacking[] = ["replace", "stack"];

/** Whether roles add up, each way with what it means for the highest rank. */
export function RoleStacking({ guildId, ranks, value, readOnly, onChange }: RoleStackingProps) {
  const texts = useTexts(catalogue);
  const { data: roles } = useQuery(rolesOf(guildId));
  const highest = inOrder(ranks).findLast(({ role_id }) => role_id !== null) ?? inOrder(ranks).at(-1);
  const nameOf = (id: string) => `@${roles?.find((role) => role.id === id)?.name ?? "…"}`;
  const example = (how: Stacking) => {
    if (!highest) return "";
    const names = rolesAt(ranks, highest.key, how).map(nameOf);
    return texts.example(highest.name, names.length > 0 ? names.join(texts.and) : texts.noRoles);
  };
  const leads = { stack: texts.stackLead, replace: texts.replaceLead };
  if (readOnly) {
    return (
      <div className={classes["way"]} data-checked>
        <strong>{texts[value]}</strong>
        <Text size="sm">{leads[value]}</Text>
        <Text size="sm" c="dimmed" dir="auto">
          {example(value)}
        </Text>
      </div>
    );
  }
  return (
    <Radio.Group
      aria-label={texts.stacking}
      value={value}
      onChange={(how) => {
        onChange(how);
      }}
    >
      <div className={classes["ways"]}>
        {WAYS.map((how) => (
          <Radio
            key={how}
            className={classes["way"] ?? ""}
            data-checked={how === value || undefined}
            value={how}
            styles={{ description: { fontSize: "var(--mantine-font-size-sm)" } }}
            label={<strong>{texts[how]}</strong>}
            description={
              <>
                {leads[how]}
                <bdi className={classes["example"]}>{example(how)}</bdi>
              </>
            }
          />
        ))}
      </div>
    </Radio.Group>
  );
}
