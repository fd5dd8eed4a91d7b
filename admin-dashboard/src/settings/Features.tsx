import { Stack, Switch, Text, Title } from "@mantine/core";

import { useTexts } from "../texts/texts";
import classes from "./Features.module.css";
import type { Feature } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

const FEATURES: readonly Feature[] = ["mileage", "dailies"];

interface FeaturesProps {
  off: readonly Feature[];
  readOnly: boolean;
  onChange: (off: Feature[]) => void;
}

/** What can be switched off, with what follows from it. */
export function Features({ off, readOnly, onChange }: FeaturesProps) {
  const texts = useTexts(catalogue);
  return (
    <section aria-labelledby="features">
      <Title order={2} size="h3" id="features">
        {texts.features}
      </Title>
      <Text c="dimmed" mb="md">
        {texts.featuresLead}
      </Text>
      <Stack gap="sm">
        {FEATURES.map((feature) => {
          const on = !off.includes(feature);
          const follows = on ? texts.featureOn[feature] : texts.featureOff[feature];
          return (
            <div key={feature} className={classes["feature"]} data-off={!on || undefined}>
              {readOnly ? (
                <>
                  <Text fw={600}>
                    {texts.featureNames[feature]}: {on ? texts.on : texts.off}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {follows}
                  </Text>
                </>
              ) : (
                <Switch
                  label={texts.featureNames[feature]}
                  description={follows}
                  checked={on}
                  color="sign"
                  styles={{ label: { fontWeight: 600 }, description: { fontSize: "var(--mantine-font-size-sm)" } }}
                  onChange={({ currentTarget }) => {
                    onChange(
                      FEATURES.filter((each) => (each === feature ? !currentTarget.checked : off.includes(each))),
                    );
                  }}
                />
              )}
            </div>
          );
        })}
      </Stack>
    </section>
  );
}
