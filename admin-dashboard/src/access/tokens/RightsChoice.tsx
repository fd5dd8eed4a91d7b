import { Input, SegmentedControl } from "@mantine/core";
import { useId, type ReactNode } from "react";

import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./RightsChoice.module.css";
import { AREA_NAMES, AREAS, type Area, type Right, type Rights } from "./scopes";

interface RightsChoiceProps {
  value: Rights;
  error: ReactNode;
  onChange: (rights: Rights) => void;
}

const NOTHING = "none";

/** Area by area: nothing, reading, or changing, too. */
export function RightsChoice({ value, error, onChange }: RightsChoiceProps) {
  const { tokens: texts } = useTexts(catalogue);
  const choose = (area: Area, right: string) => {
    onChange({ ...value, [area]: right === NOTHING ? undefined : (right as Right) });
  };
  return (
    <fieldset className={classes["areas"]}>
      <legend>
        <Input.Label component="span" required>
          {texts.may}
        </Input.Label>
        <Input.Description>{texts.mayHint}</Input.Description>
      </legend>
      {AREA_NAMES.map((area) => (
        <AreaRow
          key={area}
          area={area}
          right={value[area]}
          onChoose={(right) => {
            choose(area, right);
          }}
        />
      ))}
      {error && <Input.Error>{error}</Input.Error>}
    </fieldset>
  );
}

interface AreaRowProps {
  area: Area;
  right: Right | undefined;
  onChoose: (right: string) => void;
}

function AreaRow({ area, right, onChoose }: AreaRowProps) {
  const { tokens: texts } = useTexts(catalogue);
  const name = useId();
  return (
    <div className={classes["area"]}>
      <div className={classes["words"]}>
        <span id={name}>{texts.areas[area].name}</span>
        <Input.Description>{texts.areas[area].what}</Input.Description>
      </div>
      <SegmentedControl
        size="xs"
        className={classes["rights"] ?? ""}
        aria-labelledby={name}
        data={[
          { value: NOTHING, label: texts.rights.none },
          ...AREAS[area].map((one) => ({ value: one, label: texts.rights[one] })),
        ]}
        value={right ?? NOTHING}
        onChange={onChoose}
      />
    </div>
  );
}
