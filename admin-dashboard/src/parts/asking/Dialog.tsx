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
  /** Only its buttons close it: what is in it is shown this once. */
  firm?: boolean;
  onClose: () => void;
  children: ReactNode;
}

const WIDTHS = { question: "28rem", form: "36rem", wide: "60rem" };

/** Over the page; the focus is kept in it, and goes back when it closes. */
export function Dialog({ opened, title, size = "form", firm = false, onClose, children }: DialogProps) {
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
      withCloseButton={!firm}
      closeOnClickOutside={!firm}
      closeOnEscape={!firm}
    >
      {children}
    </Modal>
  );
}
