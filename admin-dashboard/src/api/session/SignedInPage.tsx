import { Center, Stack, Text } from "@mantine/core";
import { useEffect } from "react";

import { TextLink } from "../../parts/links";
import { PageHeader } from "../../parts/PageHeader";
import { useTexts } from "../../texts/texts";
import { tellSignedIn } from "./rescue";
import { texts as catalogue } from "./texts/catalogue";

/** Where the pop-up ends: it tells the page that waits, and goes. */
export function SignedInPage() {
  const texts = useTexts(catalogue);
  useEffect(() => {
    tellSignedIn();
    window.close();
  }, []);
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack>
        <PageHeader title={texts.done} />
        <Text>{texts.doneLead}</Text>
        <TextLink to="/">{texts.toServers}</TextLink>
      </Stack>
    </Center>
  );
}
