import { useNetwork } from "@mantine/hooks";
import { IconPlugConnectedX } from "@tabler/icons-react";

import { useTexts } from "../texts/texts";
import classes from "./OfflineBanner.module.css";
import { texts as catalogue } from "./texts/catalogue";

export function OfflineBanner() {
  const texts = useTexts(catalogue);
  const { online } = useNetwork();
  return (
    <div role="status">
      {!online && (
        <p className={classes["banner"]}>
          <IconPlugConnectedX size={18} aria-hidden /> {texts.offline}
        </p>
      )}
    </div>
  );
}
