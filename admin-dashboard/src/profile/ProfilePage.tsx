import { Stack } from "@mantine/core";

import { PageHeader } from "../parts/PageHeader";
import { useTexts } from "../texts/texts";
import { LanguageChoice } from "./LanguageChoice";
import { Look } from "./Look";
import classes from "./ProfilePage.module.css";
import { SigningOut } from "./SigningOut";
import { texts as catalogue } from "./texts/catalogue";
import { WhoYouAre } from "./WhoYouAre";

/** Whoever is signed in, and what they chose for themselves. Each choice holds at once. */
export function ProfilePage() {
  const texts = useTexts(catalogue);
  return (
    <div className={classes["page"]}>
      <PageHeader title={texts.title} lead={texts.lead} />
      <Stack gap={40}>
        <WhoYouAre />
        <LanguageChoice />
        <Look />
        <SigningOut />
      </Stack>
    </div>
  );
}
