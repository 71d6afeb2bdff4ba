import { init } from 'askwell'
import { createApp } from 'vue'
import App from './app.vue'
import { surveys } from './surveys.js'

init({ endpoint: '/v1/responses', project: 'vue', surveys })
createApp(App).mount('#app')
