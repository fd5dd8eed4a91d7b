import { useQuery } from "@tanstack/react-query";

import { rolesOf } from "../parts/pickers/queries";
import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import type { EarningForm } from "./form";
import { texts as catalogue } from "./texts/catalogue";

const MINUTE = 60;

interface FormValueProps {
  guildId: string;
  field: keyof EarningForm;
  value: EarningForm[keyof EarningForm];
}

/** One choice in words, to compare it with somebody else's. */
export function FormValue({ guildId, field, value }: FormValueProps) {
  const texts = useTexts(catalogue);
  const { number, percent } = useFormats();
  const { data: roles } = useQuery(rolesOf(guildId));
  const nameOf = (id: string) => `@${roles?.find((role) => role.id === id)?.name ?? id}`;
  if (typeof value === "number") return number(field.endsWith("cooldown_seconds") ? value / MINUTE : value);
  if (value === null) return texts.noLimit;
  if (typeof value === "boolean") return field === "self_award" && value ? texts.yes : texts.no;
  const names = Array.isArray(value)
    ? value.map(nameOf)
    : Object.entries(value).map(([role, share]) => `${nameOf(role)} ${percent((share ?? 0) / 100)}`);
  return names.length > 0 ? names.join(", ") : texts.nobody;
}
