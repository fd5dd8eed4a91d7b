import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";

import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";

interface SideDrawerProps {
  /** From the URL, so that a link leads into it and the browser's way back closes it. Keep the drawer there when it is closed. */
  opened: boolean;
  title: ReactNode;
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** Beside the page; on a phone, over all of it. The focus goes back to what opened it. */
export function SideDrawer({ opened, title, wide = false, onClose, children }: SideDrawerProps) {
  const { close } = useTexts(catalogue);
  const phone = useMediaQuery("(max-width: 40em)");
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      closeButtonProps={{ "aria-label": close }}
      title={title}
      position="right"
      size={phone ? "100%" : wide ? "48rem" : "34rem"}
      styles={{ title: { fontSize: "var(--mantine-h3-font-size)", fontWeight: 700, overflowWrap: "anywhere" } }}
    >
      {children}
    </Drawer>
  );
}
