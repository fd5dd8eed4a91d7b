import { Button, Code, CopyButton, Text } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { useTexts } from "../texts/texts";
import classes from "./SecretShown.module.css";
import { texts as catalogue } from "./texts/catalogue";

interface SecretShownProps {
  /** What it is: “The token”. */
  label: string;
  secret: string;
  /** What to do with it, and what if it is lost. */
  children: ReactNode;
  onDone: () => void;
}

/** What nobody can see again. */
export function SecretShown({ label, secret, children, onDone }: SecretShownProps) {
  const texts = useTexts(catalogue);
  return (
    <>
      <Text fw={600}>{texts.shownOnce}</Text>
      <div className={classes["secret"]} role="group" aria-label={label}>
        <Code className={classes["text"] ?? ""} translate="no">
          {secret}
        </Code>
        <CopyButton value={secret} timeout={4000}>
          {({ copied, copy }) => (
            <Button
              data-autofocus
              onClick={copy}
              leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
            >
              <span aria-live="polite">{copied ? texts.copied : texts.copy}</span>
            </Button>
          )}
        </CopyButton>
      </div>
      {children}
      <div className={classes["end"]}>
        <Button variant="default" onClick={onDone}>
          {texts.kept}
        </Button>
      </div>
    </>
  );
}
