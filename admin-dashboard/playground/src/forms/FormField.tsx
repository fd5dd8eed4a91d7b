import { useId } from "react";

import {
  ComponentType,
  type Field,
  type GroupComponent,
  type SelectComponent,
  type TextInputComponent,
} from "../../../discord/components";
import { candidatesOf } from "../pickers/candidates";
import { Picker } from "../pickers/Picker";
import { useScene } from "../scene/scene";
import { isRequired, type Answer, type LabelledField } from "./answers";

interface FieldProps {
  labelled: LabelledField;
  answer: Answer;
  problem: string | undefined;
  onAnswer: (answer: Answer) => void;
}

/** Label, field, and what is wrong with it. */
export function FormField(props: FieldProps) {
  const { labelled, problem } = props;
  const id = useId();
  const { field, label, description } = labelled;
  const title = (
    <>
      <bdi>{label}</bdi>
      {isRequired(field) && (
        <span className="required" aria-hidden="true">
          {" "}
          *
        </span>
      )}
    </>
  );
  const notes = (
    <>
      {description && <small className="field-note">{description}</small>}
      {problem && (
        <small className="field-problem" id={`${id}-problem`}>
          {problem}
        </small>
      )}
    </>
  );
  if (isGroup(field))
    return (
      <fieldset className="field" aria-describedby={problem ? `${id}-problem` : undefined}>
        <legend className="field-label">{title}</legend>
        <Group {...props} field={field} id={id} />
        {notes}
      </fieldset>
    );
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {title}
      </label>
      <Single {...props} id={id} />
      {notes}
    </div>
  );
}

function Single(props: FieldProps & { id: string }) {
  const { labelled, id, answer, onAnswer } = props;
  const { field } = labelled;
  if (field.type === ComponentType.textInput) return <TextField {...props} field={field} />;
  if (field.type === ComponentType.upload)
    return <input id={id} data-field={field.custom_id} disabled value="Files cannot be attached here" readOnly />;
  if (field.type === ComponentType.checkbox)
    return (
      <input
        id={id}
        type="checkbox"
        data-field={field.custom_id}
        checked={answer === "true"}
        onChange={(event) => {
          onAnswer(String(event.target.checked));
        }}
      />
    );
  return isGroup(field) ? null : <SelectField {...props} field={field} />;
}

const PARAGRAPH = 2;

const isGroup = (field: Field): field is GroupComponent =>
  field.type === ComponentType.radioGroup || field.type === ComponentType.checkboxGroup;

function TextField({ field, id, answer, problem, onAnswer }: FieldProps & { id: string; field: TextInputComponent }) {
  const attributes = {
    id,
    className: "text-field",
    "data-field": field.custom_id,
    value: String(answer),
    placeholder: field.placeholder,
    "aria-required": isRequired(field),
    "aria-invalid": problem !== undefined,
    "aria-describedby": problem ? `${id}-problem` : undefined,
    dir: "auto",
    onChange: (event: { target: { value: string } }) => {
      onAnswer(event.target.value);
    },
  };
  const length = Array.from(String(answer)).length;
  return (
    <>
      {field.style === PARAGRAPH ? <textarea rows={4} {...attributes} /> : <input type="text" {...attributes} />}
      {field.max_length && <small className="field-length">{`${length} / ${field.max_length}`}</small>}
    </>
  );
}

function SelectField({
  labelled,
  field,
  id,
  answer,
  problem,
  onAnswer,
}: FieldProps & { id: string; field: SelectComponent }) {
  const scene = useScene();
  return (
    <Picker
      id={id}
      name={field.custom_id}
      label={labelled.label}
      placeholder={field.placeholder ?? "Make a selection"}
      candidates={candidatesOf(field, scene)}
      chosen={Array.isArray(answer) ? answer : []}
      least={isRequired(field) ? Math.max(1, field.min_values ?? 1) : 0}
      most={field.max_values ?? 1}
      searchable={field.type !== ComponentType.stringSelect}
      invalid={problem !== undefined}
      describedBy={problem ? `${id}-problem` : undefined}
      onPick={onAnswer}
    />
  );
}

function Group({ field, id, answer, onAnswer }: FieldProps & { id: string; field: GroupComponent }) {
  const one = field.type === ComponentType.radioGroup;
  const chosen = Array.isArray(answer) ? answer : [answer];
  const toggle = (value: string, on: boolean) => {
    if (one) onAnswer(value);
    else onAnswer(on ? [...chosen, value] : chosen.filter((each) => each !== value));
  };
  return field.options.map((option, index) => (
    <label key={option.value} className="choice">
      <input
        type={one ? "radio" : "checkbox"}
        name={id}
        {...(index === 0 && { "data-field": field.custom_id })}
        checked={chosen.includes(option.value)}
        onChange={(event) => {
          toggle(option.value, event.target.checked);
        }}
      />
      <span className="candidate-texts">
        {option.label}
        {option.description && <small>{option.description}</small>}
      </span>
    </label>
  ));
}
