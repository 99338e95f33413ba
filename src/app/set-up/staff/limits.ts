/** The most people on a school's list: plans offer all of them on one card, and more would not fit. */
export const MOST_STAFF = 350;
/** People on one page of a list. */
export const PEOPLE_A_PAGE = 15;
