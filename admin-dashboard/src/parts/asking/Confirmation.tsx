import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";

import { ProblemLine } from "../ProblemLine";
import { useTexts } from "../../texts/texts";
import { Dialog } from "./Dialog";
import { texts as catalogue } from "./texts/catalogue";

interface ConfirmationProps {
  opened: boolean;
  title: string;
  /** What follows from it. */
  children: ReactNode;
  /** On the button, as a verb: "Delete the token". */
  confirm: string;
  cancel?: string;
  /** What cannot be taken back. */
  destructive?: boolean;
  /** It is being done. */
  busy?: boolean;
  /** Why it could not be done. */
  problem?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** A question before something is done. */
export function Confirmation({ opened, title, children, onClose, ...answers }: ConfirmationProps) {
  return (
    <Dialog opened={opened} title={title} size="question" onClose={onClose}>
      {children}
      <Answers onClose={onClose} {...answers} />
    </Dialog>
  );
}

type AnswersProps = Omit<ConfirmationProps, "opened" | "title" | "children" | "onConfirm"> & {
  /** Without it the button submits the form around it. */
  onConfirm?: () => void;
};

/** The two buttons below a question, and why the last answer did not work. */
export function Answers({ confirm, cancel, destructive, busy, problem, onConfirm, onClose }: AnswersProps) {
  const texts = useTexts(catalogue);
  return (
    <>
      <ProblemLine error={problem} />
      <Group mt="lg" justify="end">
        <Button variant="default" onClick={onClose}>
          {cancel ?? texts.cancel}
        </Button>
        <Button
          type={onConfirm ? "button" : "submit"}
          color={destructive ? "brick" : "amber"}
          loading={busy ?? false}
          onClick={onConfirm}
        >
          {confirm}
        </Button>
      </Group>
    </>
  );
}
