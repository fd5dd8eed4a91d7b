import { Loader, Text } from "@mantine/core";

import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./Looking.module.css";

/** The host is asked just now. */
export function Looking({ at }: { at: string }) {
  const texts = useTexts(catalogue);
  return (
    <div className={classes["looking"]}>
      <Loader size="sm" aria-hidden />
      <div>
        <Text fw={600}>{texts.looking(at)}</Text>
        <Text size="sm" c="dimmed">
          {texts.lookingLong}
        </Text>
      </div>
    </div>
  );
}
