import { Text, Title } from "@mantine/core";
import { IconEye, IconPencil, IconShieldCheck, type Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { RolePicker } from "../../parts/pickers/RolePicker";
import type { Draft } from "../../parts/saving/useDraft";
import { useTexts } from "../../texts/texts";
import type { Levels } from "../queries";
import { Section } from "../../parts/Section";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./LevelsSection.module.css";

/** What each level may do, and which roles have it. */
export function LevelsSection({ guildId, draft }: { guildId: string; draft: Draft<Levels> }) {
  const { levels: texts } = useTexts(catalogue);
  const { viewer_roles: viewers, editor_roles: editors } = draft.value;
  return (
    <Section title={texts.title} lead={texts.lead}>
      <div className={classes["levels"]}>
        <Level icon={IconEye} title={texts.viewer} may={texts.viewerMay}>
          <RolePicker
            guildId={guildId}
            purpose="have"
            many
            label={texts.viewerRoles}
            value={viewers}
            onChange={(ids) => {
              draft.set("viewer_roles", ids);
            }}
          />
        </Level>
        <Level icon={IconPencil} title={texts.editor} may={texts.editorMay}>
          <RolePicker
            guildId={guildId}
            purpose="have"
            many
            label={texts.editorRoles}
            value={editors}
            onChange={(ids) => {
              draft.set("editor_roles", ids);
            }}
          />
        </Level>
        <Level icon={IconShieldCheck} title={texts.admin} may={texts.adminMay}>
          <div>
            <Text size="sm" fw={500}>
              {texts.adminRoles}
            </Text>
            <Text size="sm" c="dimmed" mt={4}>
              {texts.adminWho}
            </Text>
          </div>
        </Level>
      </div>
    </Section>
  );
}

interface LevelProps {
  icon: Icon;
  title: string;
  may: string;
  children: ReactNode;
}

function Level({ icon: Mark, title, may, children }: LevelProps) {
  return (
    <div className={classes["level"]}>
      <div className={classes["name"]}>
        <Mark size={20} stroke={1.7} aria-hidden />
        <Title order={3} size="h5">
          {title}
        </Title>
      </div>
      <Text size="sm" className={classes["may"] ?? ""}>
        {may}
      </Text>
      {children}
    </div>
  );
}
