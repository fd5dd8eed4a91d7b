import * as Ariakit from "@ariakit/react";
import { useMemo, useState } from "react";

import { matching } from "../discord/names";
import type { Candidate } from "./candidates";
import { CandidateLine } from "./CandidateLine";
import "./pickers.css";

interface PickerProps {
  id?: string;
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
  const found = useMemo(
    () => matching(candidates, typed, ({ label, note }) => [label, note ?? ""]),
    [candidates, typed],
  );
  const several = most > 1;
  const value = picked ?? [...chosen];

  const close = (nowOpen: boolean) => {
    setOpen(nowOpen);
    if (nowOpen || !picked) return;
    setPicked(undefined);
    if (picked.length >= least && !same(picked, chosen)) onPick(picked);
  };
  const choose = (ids: string | string[]) => {
    if (typeof ids !== "string") setPicked(ids.slice(0, most));
    else if (ids) onPick([ids]);
  };

  const list = (
    <Ariakit.SelectProvider
      value={several ? value : (value[0] ?? "")}
      setValue={choose}
      open={open}
      setOpen={close}
      placement="bottom-start"
    >
      <Trigger {...props} chosen={value} />
      <Ariakit.SelectPopover
        portal
        gutter={4}
        sameWidth
        className="menu picker-list"
        aria-label={props.label}
        unmountOnHide
      >
        {searchable && (
          <Ariakit.Combobox autoSelect placeholder="Search" className="picker-search" aria-label="Search" />
        )}
        {several && (
          <p className="picker-hint">
            {value.length} of {least === most ? most : `${least} to ${most}`} chosen
          </p>
        )}
        {found.map((candidate) => (
          <Item key={candidate.id} candidate={candidate} searchable={searchable} />
        ))}
        {found.length === 0 && <p className="picker-hint">Nothing is called “{typed}”.</p>}
      </Ariakit.SelectPopover>
    </Ariakit.SelectProvider>
  );
  if (!searchable) return list;
  return (
    <Ariakit.ComboboxProvider resetValueOnHide setValue={setTyped}>
      {list}
    </Ariakit.ComboboxProvider>
  );
}

function Trigger(props: PickerProps) {
  const { id, label, placeholder, candidates, chosen, disabled, pending, invalid, describedBy } = props;
  const shown = candidates.filter(({ id }) => chosen.includes(id)).map((candidate) => candidate.label);
  return (
    <Ariakit.Select
      {...(id !== undefined && { id, "data-field": id })}
      className="picker"
      disabled={disabled ?? false}
      accessibleWhenDisabled
      aria-label={shown.length > 0 ? `${label}: ${shown.join(", ")}` : label}
      aria-busy={pending}
      aria-invalid={invalid}
      aria-describedby={describedBy}
    >
      <bdi className={shown.length > 0 ? "picker-value" : "picker-placeholder"}>{shown.join(", ") || placeholder}</bdi>
      {pending ? <span className="spinner" /> : <Ariakit.SelectArrow />}
    </Ariakit.Select>
  );
}

function Item({ candidate, searchable }: { candidate: Candidate; searchable: boolean }) {
  const content = (
    <>
      <CandidateLine candidate={candidate} />
      <Ariakit.SelectItemCheck className="menu-check" />
    </>
  );
  if (!searchable)
    return (
      <Ariakit.SelectItem value={candidate.id} className="menu-item">
        {content}
      </Ariakit.SelectItem>
    );
  return (
    <Ariakit.ComboboxItem focusOnHover className="menu-item" render={<Ariakit.SelectItem value={candidate.id} />}>
      {content}
    </Ariakit.ComboboxItem>
  );
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((each) => other.includes(each));
