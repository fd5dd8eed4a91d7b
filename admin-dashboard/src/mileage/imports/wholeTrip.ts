/** Before Discord: what counts for this day counts for no week and no month that anybody looks at. */
export const WHOLE_TRIP = "2015-01-01";
