import { AppShell, Burger, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Outlet, useLocation, useParams } from "@tanstack/react-router";
import { Suspense, useEffect } from "react";

import { SignedOutDialog } from "../api/session/SignedOutDialog";
import { useTexts } from "../texts/texts";
import { GuildNavigation } from "./GuildNavigation";
import { GuildSwitcher } from "./GuildSwitcher";
import { Mark } from "./Mark";
import { OfflineBanner } from "./OfflineBanner";
import { PageSkeleton } from "./PageSkeleton";
import classes from "./Shell.module.css";
import { texts as catalogue } from "./texts/catalogue";
import { YourMenu } from "./YourMenu";

/** What stays around each page: header, navigation, and what may lie over it. */
export function Shell() {
  const texts = useTexts(catalogue);
  const { guildId } = useParams({ strict: false });
  const [opened, menu] = useDisclosure();
  useClosing(menu.close);
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 232, breakpoint: "sm", collapsed: { mobile: !opened, desktop: !guildId } }}
      padding={0}
    >
      <a className={classes["skip"]} href="#page">
        {texts.skip}
      </a>
      <AppShell.Header className={classes["header"]}>
        <Group h="100%" px="md" gap="xs" wrap="nowrap">
          {guildId && (
            <Burger
              opened={opened}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-expanded={opened}
              aria-label={opened ? texts.closeMenu : texts.openMenu}
            />
          )}
          <Mark />
          {guildId && <GuildSwitcher guildId={guildId} />}
          <YourMenu />
        </Group>
      </AppShell.Header>
      {guildId && (
        <AppShell.Navbar className={classes["navbar"]} aria-label={texts.navigation}>
          <GuildNavigation guildId={guildId} />
        </AppShell.Navbar>
      )}
      <AppShell.Main id="page" tabIndex={-1} className={classes["main"]}>
        <OfflineBanner />
        <div className={classes["page"]} key={guildId}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </div>
      </AppShell.Main>
      <SignedOutDialog />
    </AppShell>
  );
}

/** On a phone the menu goes away when one went somewhere. */
function useClosing(close: () => void) {
  const path = useLocation({ select: ({ pathname }) => pathname });
  useEffect(close, [path, close]);
}
