import { Button, useMantineColorScheme } from "@mantine/core";
import { IconDeviceDesktop, IconMoon, IconSun } from "@tabler/icons-react";

import { useTexts } from "../texts/texts";
import classes from "./LookChoice.module.css";
import { texts as catalogue } from "./texts/catalogue";

const LOOKS = [
  { value: "light", icon: IconSun },
  { value: "dark", icon: IconMoon },
  { value: "auto", icon: IconDeviceDesktop },
] as const;

/** Light, dark, or as the system; kept in this browser. */
export function LookChoice() {
  const texts = useTexts(catalogue);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div role="group" aria-label={texts.look} className={classes["looks"]}>
      {LOOKS.map(({ value, icon: Icon }) => (
        <Button
          key={value}
          size="compact-sm"
          variant={colorScheme === value ? "filled" : "default"}
          aria-pressed={colorScheme === value}
          leftSection={<Icon size={15} aria-hidden />}
          onClick={() => {
            setColorScheme(value);
          }}
        >
          {texts.looks[value]}
        </Button>
      ))}
    </div>
  );
}
