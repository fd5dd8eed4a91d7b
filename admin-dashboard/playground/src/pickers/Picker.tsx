import * as Ariakit from "@ariakit/react";
import { useMemo, useState } from "react";

import { matching } from "../discord/names";
import { CandidateLine } from "./CandidateLine";
import type { Candidate } from "./candidates";
import "./pickers.css";

interface PickerProps {
  /** Of the field in a form, which a label then names. */
  id?: string;
  name?: string;
  label: string;
  placeholder: string;
  candidates: readonly Candidate[];
  chosen: readonly string[];
  least: number;
  most: number;
  searchable: boolean;
  disabled?: boolean;
  pending?: boolean;
  invalid?: boolean;
  describedBy?: string | undefined;
  /** Called when the list closes with another choice than before; with one choice, at once. */
  onPick: (ids: string[]) => void;
}

/** A select menu: one or several of a list, with a search field where the list is long. */
export function Picker(props: PickerProps) {
  const { candidates, chosen, least, most, searchable, onPick } = props;
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [picked, setPicked] = useState<string[]>();
  const found = useMemo(() => matching(candidates, typed, textsOf), [candidates, typed]);
  const several = most > 1;
  const value = picked ?? [...chosen];

  const toggle = (nowOpen: boolean) => {
    setOpen(nowOpen);
    if (!nowOpen) setTyped("");
    if (nowOpen || !picked) return;
    setPicked(undefined);
    if (picked.length >= least && !same(picked, chosen)) onPick(picked);
  };
  const choose = (ids: string | readonly string[]) => {
    if (typeof ids !== "string") setPicked(ids.slice(0, most));
    else if (ids) onPick([ids]);
  };

  return (
    <Ariakit.ComboboxProvider
      selectedValue={several ? value : (value[0] ?? "")}
      setSelectedValue={choose}
      inputValue={typed}
      setInputValue={setTyped}
      open={open}
      setOpen={toggle}
      placement="bottom-start"
    >
      <Trigger {...props} chosen={value} />
      <Ariakit.ComboboxPopover
        fixed
        gutter={4}
        sameWidth
        unmountOnHide
        className="menu picker-list"
        aria-label={props.label}
      >
        {searchable && (
          <Ariakit.ComboboxInput autoSelect placeholder="Search" className="picker-search" aria-label="Search" />
        )}
        {several && (
          <p className="picker-hint">
            {value.length} of {least === most ? most : `${least} to ${most}`} chosen
          </p>
        )}
        <Ariakit.ComboboxList aria-label={props.label}>
          {found.map((candidate) => (
            <Ariakit.ComboboxItem key={candidate.id} value={candidate.id} setValueOnClick={false} className="menu-item">
              <CandidateLine candidate={candidate} />
              <Ariakit.ComboboxItemCheck className="menu-check" />
            </Ariakit.ComboboxItem>
          ))}
        </Ariakit.ComboboxList>
        {found.length === 0 && <p className="picker-hint">Nothing is called “{typed}”.</p>}
      </Ariakit.ComboboxPopover>
    </Ariakit.ComboboxProvider>
  );
}

function Trigger(props: PickerProps) {
  const { id, name, label, placeholder, candidates, chosen, disabled = false, pending, invalid, describedBy } = props;
  const shown = candidates.filter((candidate) => chosen.includes(candidate.id)).map((candidate) => candidate.label);
  return (
    <Ariakit.ComboboxSelect
      {...(id !== undefined && { id })}
      data-field={name}
      className="picker"
      disabled={disabled}
      accessibleWhenDisabled
      moveOnKeyDown={false}
      aria-label={shown.length > 0 ? `${label}: ${shown.join(", ")}` : label}
      aria-busy={pending}
      aria-invalid={invalid}
      aria-describedby={describedBy}
    >
      <bdi className={shown.length > 0 ? "picker-value" : "picker-placeholder"}>{shown.join(", ") || placeholder}</bdi>
      {pending ? <span className="spinner" /> : <Ariakit.ComboboxSelectArrow />}
    </Ariakit.ComboboxSelect>
  );
}

const textsOf = ({ label, note }: Candidate) => [label, label.replace(/^[@#]/, ""), note ?? ""];

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((each) => other.includes(each));
