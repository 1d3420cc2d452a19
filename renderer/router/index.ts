import { createRouter, createWebHashHistory } from 'vue-router'

/** All screens; the rail and Alt+1…9 follow `app/screens.ts`. Pages load on first use, the 工作台 with the window. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', name: 'start', component: () => import('../pages/start/StartPage.vue') },
    { path: '/home', name: 'home', component: () => import('../pages/home/HomePage.vue') },
    { path: '/score/:unitId?/:itemId?', name: 'score', component: () => import('../pages/score/ScorePage.vue'), props: ({ params, query }) => ({ ...params, show: query['show'] }) },
    { path: '/findings/:findingId(.*)?', name: 'findings', component: () => import('../pages/findings/FindingsPage.vue'), props: ({ params, query }) => ({ ...params, tab: query['tab'], unit: query['unit'] }) },
    { path: '/ranking', name: 'ranking', component: () => import('../pages/ranking/RankingPage.vue') },
    { path: '/item/:itemId?/:unitId?', name: 'item', component: () => import('../pages/item/ItemPage.vue'), props: true },
    { path: '/rubric', name: 'rubric', component: () => import('../pages/rubric/RubricPage.vue') },
    { path: '/version/:digest?', name: 'version', component: () => import('../pages/version/ChangeVersionPage.vue'), props: true },
    { path: '/rubrics', name: 'rubrics', component: () => import('../pages/rubric/LibraryPage.vue') },
    { path: '/rubrics/draft/:draftId', name: 'draft', component: () => import('../pages/draft/DraftPage.vue'), props: true },
    { path: '/rubrics/import', name: 'rubric-import', component: () => import('../pages/rubric-import/ImportPage.vue') },
    { path: '/rubrics/version/:digest', name: 'rubric-version', component: () => import('../pages/rubric/VersionPage.vue'), props: true },
    { path: '/rubrics/compare', name: 'rubric-compare', component: () => import('../pages/rubric/ComparePage.vue'), props: ({ query }) => ({ before: query['before'], after: query['after'] }) },
    { path: '/export', name: 'export', component: () => import('../pages/export/ExportPage.vue') },
    { path: '/transcribe/:unitId?/:itemId?', name: 'transcribe', component: () => import('../pages/paper/TranscribePage.vue'), props: true },
    { path: '/paper/:unitId?/:kind?', name: 'paper', component: () => import('../pages/paper/PaperPage.vue'), props: true },
    { path: '/settings', name: 'settings', component: () => import('../pages/settings/SettingsPage.vue') },
    { path: '/new-campaign', name: 'new-campaign', component: () => import('../pages/start/NewCampaignPage.vue'), props: ({ query }) => ({ rubric: query['rubric'] }) },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})
