import { Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";

import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";

interface DialogProps {
  opened: boolean;
  title: string;
  /** Long ones fill a phone's screen; short questions stay in its middle. */
  size?: "question" | "form" | "wide";
  onClose: () => void;
  children: ReactNode;
}

const WIDTHS = { question: "28rem", form: "36rem", wide: "60rem" };

/** Over the page; the focus is kept in it, and goes back when it closes. */
export function Dialog({ opened, title, size = "form", onClose, children }: DialogProps) {
  const { close } = useTexts(catalogue);
  const phone = useMediaQuery("(max-width: 40em)");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeButtonProps={{ "aria-label": close }}
      title={title}
      styles={{ title: { fontSize: "var(--mantine-h3-font-size)", fontWeight: 700 } }}
      size={WIDTHS[size]}
      fullScreen={phone && size !== "question"}
      centered={size === "question"}
    >
      {children}
    </Modal>
  );
}
