import { ComponentType, type Field, type Form } from "../../../discord/components";
import { preselected } from "../pickers/candidates";

export type Answer = string | string[];
export type Answers = Readonly<Record<string, Answer>>;

/** The fields of a form in order, with what stands over them. */
export interface LabelledField {
  field: Field;
  label: string;
  description: string | undefined;
}

export function fieldsOf(form: Form): LabelledField[] {
  return form.components.flatMap((top): LabelledField[] => {
    if (top.type === ComponentType.label)
      return [{ field: top.component, label: top.label, description: top.description ?? undefined }];
    if (top.type === ComponentType.text) return [];
    return top.components.flatMap((field) =>
      field.type === ComponentType.button ? [] : [{ field, label: labelOf(field), description: undefined }],
    );
  });
}

const labelOf = (field: Field): string =>
  (field.type === ComponentType.textInput ? field.label : undefined) ?? field.custom_id;

export const isRequired = (field: Field): boolean => field.type !== ComponentType.checkbox && (field.required ?? true);

export function firstAnswer(field: Field): Answer {
  switch (field.type) {
    case ComponentType.textInput:
      return field.value ?? "";
    case ComponentType.radioGroup:
      return field.options.find((option) => option.default)?.value ?? "";
    case ComponentType.checkboxGroup:
      return field.options.filter((option) => option.default).map((option) => option.value);
    case ComponentType.checkbox:
      return String(field.default ?? false);
    case ComponentType.upload:
      return "";
    default:
      return preselected(field);
  }
}

/** What Discord's client would say under the field; undefined when it may be sent. */
export function problemIn(field: Field, answer: Answer): string | undefined {
  if (field.type === ComponentType.upload)
    return isRequired(field) ? "Files cannot be attached in the playground." : undefined;
  if (answer.length === 0) return isRequired(field) ? "This field is required." : undefined;
  if (field.type === ComponentType.textInput) return lengthProblem(field.min_length, field.max_length, String(answer));
  if (!Array.isArray(answer) || field.type === ComponentType.checkbox) return undefined;
  const least = field.min_values ?? 1;
  const most = field.max_values ?? (field.type === ComponentType.checkboxGroup ? field.options.length : 1);
  if (answer.length < least) return `Choose at least ${least}.`;
  return answer.length > most ? `Choose at most ${most}.` : undefined;
}

function lengthProblem(least: number | null | undefined, most: number | null | undefined, text: string) {
  const length = Array.from(text).length;
  if (least && length < least) return `Must be at least ${least} characters.`;
  return length > (most ?? 4000) ? `Must be at most ${most ?? 4000} characters.` : undefined;
}
