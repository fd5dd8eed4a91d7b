import { Button, Group, Radio, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";

import { useTexts } from "../../texts/texts";
import { Answers } from "../asking/Confirmation";
import { Dialog } from "../asking/Dialog";
import { conflictOf, fieldsChanged, same, type Fields } from "./changes";
import classes from "./ConflictDialog.module.css";
import { texts as catalogue } from "./texts/catalogue";

type Side = "theirs" | "mine";

export interface ConflictProps<Value extends Fields> {
  /** What both began with. */
  before: Value;
  mine: Value;
  theirs: Value;
  labels: Record<keyof Value, string>;
  /** How a value is shown; without it, as text. */
  show?: ((field: keyof Value, value: Value[keyof Value]) => ReactNode) | undefined;
  /** What shall differ from theirs. */
  onResolve: (changes: Partial<Value>) => void;
  onClose: () => void;
}

/** Somebody else saved first: field by field, theirs or mine. What only one of both changed is kept without asking. */
export function ConflictDialog<Value extends Fields>(props: ConflictProps<Value>) {
  const texts = useTexts(catalogue);
  return (
    <Dialog opened title={texts.conflictTitle} size="wide" onClose={props.onClose}>
      <Choosing {...props} />
    </Dialog>
  );
}

function Choosing<Value extends Fields>({ before, mine, theirs, onResolve, onClose, ...words }: ConflictProps<Value>) {
  const texts = useTexts(catalogue);
  const { both, theirs: taken } = conflictOf(before, mine, theirs);
  const [sides, setSides] = useState<Partial<Record<keyof Value, Side>>>({});
  const chooseAll = (side: Side) => () => {
    setSides(Object.fromEntries(both.map((field) => [field, side])) as Partial<Record<keyof Value, Side>>);
  };
  const resolve = () => {
    const kept = fieldsChanged(before, mine).filter(
      (field) => sides[field] !== "theirs" && !same(mine[field], theirs[field]),
    );
    onResolve(Object.fromEntries(kept.map((field) => [field, mine[field]])) as Partial<Value>);
  };
  return (
    <>
      <Text>{texts.conflictLead}</Text>
      {both.length > 1 && (
        <Group mt="md" gap="xs">
          <Button size="compact-sm" variant="default" onClick={chooseAll("theirs")}>
            {texts.allTheirs}
          </Button>
          <Button size="compact-sm" variant="default" onClick={chooseAll("mine")}>
            {texts.allMine}
          </Button>
        </Group>
      )}
      <div className={classes["fields"]}>
        {both.map((field) => (
          <Field
            key={String(field)}
            label={words.labels[field]}
            before={<Shown {...words} field={field} value={before[field]} />}
            theirs={<Shown {...words} field={field} value={theirs[field]} />}
            mine={<Shown {...words} field={field} value={mine[field]} />}
            side={sides[field] ?? "mine"}
            onChoose={(side) => {
              setSides({ ...sides, [field]: side });
            }}
          />
        ))}
      </div>
      {taken.length > 0 && (
        <>
          <Text mt="md" size="sm" c="dimmed">
            {texts.onlyTheirs}
          </Text>
          <ul className={classes["taken"]}>
            {taken.map((field) => (
              <li key={String(field)}>
                {words.labels[field]}: <Shown {...words} field={field} value={theirs[field]} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Answers confirm={texts.takeOver} cancel={texts.later} onConfirm={resolve} onClose={onClose} />
    </>
  );
}

interface FieldProps {
  label: string;
  before: ReactNode;
  theirs: ReactNode;
  mine: ReactNode;
  side: Side;
  onChoose: (side: Side) => void;
}

function Field({ label, before, theirs, mine, side, onChoose }: FieldProps) {
  const texts = useTexts(catalogue);
  const sides = { theirs, mine };
  return (
    <fieldset className={classes["field"]}>
      <legend>{label}</legend>
      <p className={classes["before"]}>
        {texts.before}: {before}
      </p>
      <div className={classes["sides"]}>
        {(["theirs", "mine"] as const).map((one) => (
          <div key={one} className={classes["side"]} data-checked={one === side || undefined}>
            <Radio
              name={label}
              checked={one === side}
              onChange={() => {
                onChoose(one);
              }}
              label={
                <>
                  {texts[one]} <span className={classes["value"]}>{sides[one]}</span>
                </>
              }
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

type ShownProps<Value extends Fields> = Pick<ConflictProps<Value>, "show"> & {
  field: keyof Value;
  value: Value[keyof Value];
};

function Shown<Value extends Fields>({ show, field, value }: ShownProps<Value>) {
  const texts = useTexts(catalogue);
  if (show) return <bdi>{show(field, value)}</bdi>;
  return <bdi>{asText(value, texts)}</bdi>;
}

function asText(value: unknown, words: { nothing: string; yes: string; no: string }): string {
  if (value === null || value === undefined || value === "") return words.nothing;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map((one) => asText(one, words)).join(", ") || words.nothing;
  return typeof value === "string" ? value : JSON.stringify(value);
}
