import { Text, Title } from "@mantine/core";

import { ProgressLine } from "../../parts/states/ProgressLine";
import { useTexts } from "../../texts/texts";
import classes from "./imports.module.css";
import type { Import } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

/** How far the booking is. */
export function Booking({ one }: { one: Import }) {
  const texts = useTexts(catalogue);
  return (
    <section className={classes["sheet"]}>
      <Title order={2} size="h3">
        {texts.booking}
      </Title>
      <Text mb="md">{texts.bookingLead}</Text>
      <ProgressLine label={texts.bookedSoFar} done={one.done} total={one.members} />
    </section>
  );
}
