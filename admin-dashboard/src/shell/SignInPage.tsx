import { Anchor, Button, Text } from "@mantine/core";
import { IconBrandDiscordFilled } from "@tabler/icons-react";
import { useLocation } from "@tanstack/react-router";

import { API_URL, signInAddress } from "../api/address";
import { PageHeader } from "../parts/PageHeader";
import { useTexts } from "../texts/texts";
import { Shield } from "./Mark";
import { Road } from "./Road";
import classes from "./SignInPage.module.css";
import { texts as catalogue } from "./texts/catalogue";

export function SignInPage() {
  const texts = useTexts(catalogue);
  const here = useLocation({ select: ({ href }) => href });
  return (
    <main className={classes["page"]}>
      <div className={classes["words"]}>
        <div className={classes["mark"]}>
          <Shield size={40} />
          <div>
            <strong>{texts.controlRoom}</strong>
            <Text size="sm" c="dimmed">
              {texts.tagline}
            </Text>
          </div>
        </div>
        <PageHeader title={texts.welcome} lead={texts.welcomeLead} />
        <Button
          component="a"
          href={signInAddress(here)}
          size="md"
          leftSection={<IconBrandDiscordFilled size={20} aria-hidden />}
        >
          {texts.signIn}
        </Button>
        <Anchor href={`${API_URL}/readyz`} size="sm" className={classes["health"] ?? ""}>
          {texts.health}
        </Anchor>
      </div>
      <Road />
    </main>
  );
}
