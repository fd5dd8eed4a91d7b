import { Notifications } from "@mantine/notifications";

import "@mantine/notifications/styles.css";

export function NoticeArea() {
  return <Notifications position="bottom-right" />;
}
