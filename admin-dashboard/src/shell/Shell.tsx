import { Burger } from "@mantine/core";
import { Outlet, useLocation, useParams } from "@tanstack/react-router";
import { Suspense, useState } from "react";

import { SessionRescue } from "../api/session/SessionRescue";
import { useTexts } from "../texts/texts";
import { GuildNavigation } from "./GuildNavigation";
import { GuildSwitcher } from "./GuildSwitcher";
import { Mark } from "./Mark";
import { OfflineBanner } from "./OfflineBanner";
import { PageSkeleton } from "./PageSkeleton";
import classes from "./Shell.module.css";
import { texts as catalogue } from "./texts/catalogue";
import { YourMenu } from "./YourMenu";

const NAVIGATION = "navigation";

/** What stays around each page: header, navigation, and what may lie over it. */
export function Shell() {
  const texts = useTexts(catalogue);
  const { guildId } = useParams({ strict: false });
  const menu = useMenu();
  return (
    <div className={classes["shell"]} data-guild={guildId !== undefined || undefined}>
      <a className={classes["skip"]} href="#page">
        {texts.skip}
      </a>
      <header className={classes["header"]}>
        {guildId && (
          <Burger
            opened={menu.open}
            onClick={menu.toggle}
            hiddenFrom="sm"
            size="sm"
            aria-expanded={menu.open}
            aria-controls={NAVIGATION}
            aria-label={menu.open ? texts.closeMenu : texts.openMenu}
          />
        )}
        <Mark />
        {guildId && <GuildSwitcher guildId={guildId} />}
        <YourMenu />
      </header>
      {guildId && (
        <nav
          id={NAVIGATION}
          className={classes["navigation"]}
          data-open={menu.open || undefined}
          aria-label={texts.navigation}
        >
          <GuildNavigation guildId={guildId} />
        </nav>
      )}
      <main id="page" tabIndex={-1} className={classes["main"]} inert={menu.open}>
        <OfflineBanner />
        <div className={classes["page"]} key={guildId}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </div>
      </main>
      <SessionRescue />
    </div>
  );
}

/** The navigation of a phone: open at one path only, so that it goes away when one went somewhere. */
function useMenu() {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === path;
  return {
    open,
    toggle: () => {
      setOpenAt(open ? null : path);
    },
  };
}
