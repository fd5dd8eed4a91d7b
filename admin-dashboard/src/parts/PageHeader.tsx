import { Group, Text, Title } from "@mantine/core";
import { useEffect, useRef, type ReactNode } from "react";

import classes from "./PageHeader.module.css";

interface PageHeaderProps {
  title: string;
  /** One sentence: what one sees here. */
  lead?: ReactNode;
  /** Buttons at the end of the line. */
  children?: ReactNode;
}

/** Where the focus was put last. The first page that is opened leaves it where the browser puts it. */
let openedAt: string | null = null;

/** The heading of each page. It gets the focus when the page is gone to, so that screen readers and keys start there. */
export function PageHeader({ title, lead, children }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (openedAt !== null && openedAt !== location.pathname) heading.current?.focus({ preventScroll: true });
    openedAt = location.pathname;
  }, []);
  return (
    <header className={classes["header"]}>
      <title>{`${title} · Control Room`}</title>
      <div>
        <Title order={1} ref={heading} tabIndex={-1} className={classes["title"] ?? ""}>
          {title}
        </Title>
        {lead && (
          <Text c="dimmed" mt={4}>
            {lead}
          </Text>
        )}
      </div>
      {children && <Group gap="sm">{children}</Group>}
    </header>
  );
}
