import { Text } from "@mantine/core";

import { useTexts } from "../../texts/texts";
import { Confirmation } from "../asking/Confirmation";
import { texts as catalogue } from "./texts/catalogue";
import { useGuardOnLeave } from "./useGuardOnLeave";

/** Asks whoever goes to another page while something is not saved. */
export function LeaveQuestion({ dirty }: { dirty: boolean }) {
  const texts = useTexts(catalogue);
  const { status, proceed, reset } = useGuardOnLeave(dirty);
  return (
    <Confirmation
      opened={status === "blocked"}
      title={texts.leaveTitle}
      confirm={texts.leave}
      cancel={texts.stay}
      destructive
      onConfirm={() => proceed?.()}
      onClose={() => reset?.()}
    >
      <Text>{texts.leaveLead}</Text>
    </Confirmation>
  );
}
