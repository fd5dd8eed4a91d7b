import { Input, MultiSelect, Select, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState, type ReactNode } from "react";

import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { Emphasised } from "../Emphasised";
import { ChoiceLine } from "./ChoiceLine";
import { firstFitting, inGroups, LEFT_OUT, type Choice } from "./choices";
import classes from "./Picker.module.css";
import { texts as catalogue } from "./texts/catalogue";

/** Options that are drawn at a time; a server has up to 500 channels and 250 roles. */
const MOST_SHOWN = 60;

interface One {
  many?: false;
  value: string | null;
  onChange: (id: string | null) => void;
}

interface Many {
  many: true;
  value: readonly string[];
  onChange: (ids: string[]) => void;
}

/** What every picker takes: how it is called, and one id or, with `many`, several. */
export type PickerProps = (One | Many) & {
  label: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  placeholder?: string;
  required?: boolean;
  /** Something is always chosen. */
  firm?: boolean;
  /** For viewers: only the names of what is chosen. */
  readOnly?: boolean;
  /** The first field of a dialog gets the focus; its list opens when somebody types, clicks or presses an arrow. */
  isFirst?: boolean;
};

/** Where the choices come from. */
interface Offer {
  choices: readonly Choice[];
  /** Why they could not be read. */
  problem: unknown;
  /** They are read anew when the list is opened. */
  onOpen?: () => void;
  /** The bot finds more than the list holds. */
  onSearch?: (typed: string) => void;
  nothingFound?: string;
}

/**
 * A searchable list of channels, roles or people. What cannot work stays in it with the reason beside it; who chooses it
 * all the same is told, and nothing changes.
 */
export function Picker({ choices, problem, onOpen, onSearch, nothingFound, ...props }: PickerProps & Offer) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [opened, { open, close }] = useDisclosure(false);
  const known = new Map(choices.map((choice) => [choice.id, choice]));
  const chosen = idsIn(props.value).flatMap((id) => known.get(id) ?? []);
  if (props.readOnly) return <ReadOnly {...props} chosen={chosen} />;

  /** Whether it may be chosen. */
  const admit = (ids: readonly string[]) => {
    const before = idsIn(props.value);
    const refused = ids.map((id) => known.get(id)).find((one) => one?.refused && !before.includes(one.id));
    setRefusal(refused?.refused ? texts.refused(refused.name, refused.refused) : null);
    if (refused) close();
    return !refused;
  };
  const unsound = chosen.find(({ refused }) => refused);
  const error =
    props.error ??
    refusal ??
    (unsound?.refused && texts.refused(unsound.name, unsound.refused)) ??
    (problem ? texts.unread : undefined);
  const shared = {
    label: props.label,
    description: props.description,
    error: error && <span role="alert">{typeof error === "string" ? <Emphasised text={error} /> : error}</span>,
    required: props.required ?? false,
    ...(props.isFirst && { "data-autofocus": true, openOnFocus: false }),
    data: inGroups(choices),
    // Also where the bot searches: until it has answered, what was found for other letters must not be chosen.
    filter: firstFitting(MOST_SHOWN, idsIn(props.value), (count) => texts.moreFit(number(count), count)),
    searchable: true,
    clearable: !props.firm,
    // A list that opens unasked would lie over what is wrong with the field.
    openOnFocus: false,
    dropdownOpened: opened,
    clearButtonProps: { "aria-label": texts.clear },
    checkIconPosition: "right" as const,
    // The list itself scrolls: then it counts as the picker's own, which its keys move through.
    withScrollArea: false,
    classNames: { options: classes["list"] ?? "", option: classes["option"] ?? "" },
    nothingFoundMessage: nothingFound ?? (choices.length > 0 ? texts.nothingFits : texts.nothingThere),
    renderOption: ({ option }: { option: { value: string; label: string } }) => {
      if (option.value === LEFT_OUT) return <span className={classes["leftOut"]}>{option.label}</span>;
      const choice = known.get(option.value);
      return choice && <ChoiceLine choice={choice} />;
    },
    onDropdownOpen: () => {
      open();
      onOpen?.();
    },
    onDropdownClose: close,
    ...(onSearch && { onSearchChange: onSearch }),
  };
  return props.many ? (
    <MultiSelect
      {...shared}
      placeholder={props.placeholder ?? texts.chooseMore}
      value={[...props.value]}
      onChange={(ids) => {
        if (admit(ids)) props.onChange(ids);
      }}
    />
  ) : (
    <Select
      {...shared}
      dir="auto"
      placeholder={props.placeholder ?? texts.choose}
      leftSection={chosen[0]?.mark}
      allowDeselect={!props.firm}
      // What is typed next stands for another choice, not behind the name of this one.
      onFocus={({ currentTarget }) => {
        currentTarget.select();
      }}
      value={props.value}
      onChange={(id) => {
        if (admit(idsIn(id))) props.onChange(id);
      }}
    />
  );
}

function ReadOnly({ label, description, chosen }: PickerProps & { chosen: readonly Choice[] }) {
  const texts = useTexts(catalogue);
  return (
    <Input.Wrapper label={label} description={description} labelElement="div">
      {chosen.length === 0 && <Text c="dimmed">{texts.none}</Text>}
      <ul className={classes["chosen"]}>
        {chosen.map(({ id, name, mark }) => (
          <li key={id}>
            <span className={classes["mark"]}>{mark}</span>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </Input.Wrapper>
  );
}

/** The ids in a picker's value. */
export function idsIn(value: string | null | readonly string[]): readonly string[] {
  if (value === null) return [];
  return typeof value === "string" ? [value] : value;
}
