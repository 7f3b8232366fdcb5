/** Zip has no time zone and no time before 1980; with this date for every file, the same files give the same bytes. */
export const ZIP_DATE = new Date(1980, 0, 1);
