import { Text, Title, UnstyledButton } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";

import { useTexts } from "../../texts/texts";
import { Told } from "../told/Told";
import classes from "./JudgedItems.module.css";
import type { Judgement } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import type { Trial } from "./useTrial";

/** Would the newest items come, and why? The one that is chosen is looked at everywhere on the page. */
export function JudgedItems({ trial: { judged, judgement, choose } }: { trial: Trial }) {
  const texts = useTexts(catalogue);
  if (!judged) return null;
  const passing = judged.filter(({ passes }) => passes).length;
  return (
    <section aria-labelledby="judged" className={classes["judged"]}>
      <header className={classes["header"]}>
        <Title order={3} size="h5" id="judged">
          {texts.judgedTitle}
        </Title>
        <Text size="sm" fw={600} role="status" className={classes["count"] ?? ""}>
          {texts.pass(passing, judged.length)}
        </Text>
      </header>
      <Text size="sm" c="dimmed">
        {texts.judgedLead}
      </Text>
      <ul className={classes["items"]}>
        {judged.map((each) => (
          <li key={each.item_id}>
            <Line
              judgement={each}
              chosen={each.item_id === judgement?.item_id}
              onChoose={() => {
                choose(each.item_id);
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  judgement: Judgement;
  chosen: boolean;
  onChoose: () => void;
}

function Line({ judgement: { title, passes, sentence }, chosen, onChoose }: LineProps) {
  const texts = useTexts(catalogue);
  const Icon = passes ? IconCircleCheck : IconCircleX;
  return (
    <UnstyledButton className={classes["item"] ?? ""} aria-pressed={chosen} data-passes={passes} onClick={onChoose}>
      <Icon size={20} role="img" aria-label={passes ? texts.comes : texts.stopped} className={classes["mark"]} />
      <span className={classes["about"]}>
        <bdi className={classes["title"]}>{title || texts.untitled}</bdi>
        <span className={classes["why"]}>
          <Told sentence={sentence} />
        </span>
      </span>
    </UnstyledButton>
  );
}
