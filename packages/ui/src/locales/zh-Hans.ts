import type { Strings } from '../strings.js'

export const words: Strings = {
  thumbs: ['这对您有帮助吗？', '有帮助', '没有帮助'],
  csat: ['您对这次体验满意吗？', '非常不满意', '非常满意'],
  ces: ['我很容易就完成了想做的事。', '非常不同意', '非常同意'],
  nps: ['您有多大可能向朋友或同事推荐我们？', '完全不可能', '非常可能'],
  text: ['我们可以在哪些方面做得更好？'],
  satisfaction: ['非常不满意', '不满意', '有点不满意', '一般', '比较满意', '满意', '非常满意'],
  of: (position, total) => `${position}/${total}`,
  asks: (question) => `想请教您一个问题：${question}`,
  failed: '未能保存，请重试。',
  thanks: '感谢您的反馈。',
  close: '关闭',
  back: '返回',
  skip: '跳过',
  send: '提交',
  copy: '复制',
  copied: '已复制',
}
