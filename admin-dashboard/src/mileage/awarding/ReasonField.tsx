import { Select } from "@mantine/core";

import { useTexts } from "../../texts/texts";
import type { AwardReason } from "../queries";
import { texts as catalogue } from "../texts/catalogue";

const REASONS = ["award", "performing", "attending"] as const satisfies readonly AwardReason[];

export function ReasonField({ value, onChange }: { value: AwardReason; onChange: (reason: AwardReason) => void }) {
  const texts = useTexts(catalogue);
  return (
    <Select
      label={texts.reasonLabel}
      allowDeselect={false}
      checkIconPosition="right"
      data={REASONS.map((reason) => ({ value: reason, label: texts.reasons[reason] }))}
      value={value}
      onChange={(reason) => {
        if (reason) onChange(reason);
      }}
    />
  );
}
