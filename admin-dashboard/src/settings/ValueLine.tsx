import { Text } from "@mantine/core";
import type { ReactNode } from "react";

/** What was chosen, for those who may only look. */
export function ValueLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fw={600}>{children}</Text>
    </div>
  );
}
