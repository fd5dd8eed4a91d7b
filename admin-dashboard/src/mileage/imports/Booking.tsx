import { Text, Title } from "@mantine/core";

import { ProgressLine } from "../../parts/states/ProgressLine";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import classes from "./imports.module.css";
import type { Import } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

/** How far the booking is. */
export function Booking({ one }: { one: Import }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  return (
    <section className={classes["sheet"]}>
      <Title order={2} size="h3">
        {texts.booking}
      </Title>
      <Text mb="md">{texts.bookingLead}</Text>
      <ProgressLine label={texts.booking} done={one.done} of={one.members}>
        {texts.bookedSoFar(number(one.done), number(one.members))}
      </ProgressLine>
    </section>
  );
}
