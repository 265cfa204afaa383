import type { Fields } from '../answer.ts';
import {
  batchOf,
  changeMessageVisibility,
  deleteOne,
  purgeQueue,
  receiveMessage,
  sendOne,
} from './message-operations.ts';
import {
  createQueue,
  deleteQueue,
  getQueueAttributes,
  getQueueUrl,
  type QueueCall,
  setQueueAttributes,
} from './queue-operations.ts';

/** The JSON 1.0 protocol of SQS, `X-Amz-Target: AmazonSQS.<api>`. */
export const SQS: Readonly<Record<string, (call: QueueCall) => Fields | Promise<Fields>>> = {
  ChangeMessageVisibility: (call) => changeMessageVisibility(call, call.input),
  ChangeMessageVisibilityBatch: batchOf(changeMessageVisibility),
  CreateQueue: createQueue,
  DeleteMessage: (call) => deleteOne(call, call.input),
  DeleteMessageBatch: batchOf(deleteOne),
  DeleteQueue: deleteQueue,
  GetQueueAttributes: getQueueAttributes,
  GetQueueUrl: getQueueUrl,
  PurgeQueue: purgeQueue,
  ReceiveMessage: receiveMessage,
  SendMessage: (call) => sendOne(call, call.input),
  SendMessageBatch: batchOf(sendOne),
  SetQueueAttributes: setQueueAttributes,
};
