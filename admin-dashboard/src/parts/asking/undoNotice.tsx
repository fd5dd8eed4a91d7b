import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";

import { useTexts } from "../../texts/texts";
import { hide, say, sayDone, sayProblem } from "../notify";
import { texts as catalogue } from "./texts/catalogue";

const LONG_ENOUGH = 12_000;
let made = 0;

/** Says what was done, with a button that takes it back. It waits while the pointer is on it. */
export function undoNotice(text: string, undo: () => Promise<unknown>) {
  const id = `undo-${++made}`;
  const message = <Undo text={text} undo={undo} onDone={() => void hide(id)} />;
  void say({ id, message, color: "sign", autoClose: LONG_ENOUGH });
}

function Undo({ text, undo, onDone }: { text: string; undo: () => Promise<unknown>; onDone: () => void }) {
  const texts = useTexts(catalogue);
  const [busy, setBusy] = useState(false);
  const takeBack = async () => {
    setBusy(true);
    try {
      await undo();
      onDone();
      sayDone(texts.undone);
    } catch (error) {
      setBusy(false);
      sayProblem(error);
    }
  };
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text span>{text}</Text>
      <Button size="compact-sm" variant="default" loading={busy} onClick={() => void takeBack()}>
        {texts.undo}
      </Button>
    </Group>
  );
}
